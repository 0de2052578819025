import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * Starts the server on 127.0.0.1, on the wanted port or the first free one of the next twenty, and returns the port.
 * Rejects with Node's error when none is free.
 */
export async function listen(server: Server, wantedPort: number): Promise<number> {
  for (let port = wantedPort; ; port++) {
    try {
      return await listenOn(server, port);
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
      if (!isTaken || port >= wantedPort + 20) throw error;
    }
  }
}

function listenOn(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
