import type { FrameChannel } from "./frame-channel";

/** `OSF.DDA.ErrorCodeManager.errorCodes.ooeInvalidCallback`: the page has no function with the command's name. */
const INVALID_CALLBACK = 11_101;

/** The event that runs a function which the page registered with `Office.actions.associate`. */
const COMMAND_INVOKED = "appCommandInvoked";

/** Ribbon commands that a frame's page is running. */
export interface RibbonCommands {
  /** Resolves when the page's function completes its event; rejects when the page has no such function. */
  invoke(actionId: string): Promise<void>;
  /** Settles a command from the parameters of the page's completion message. */
  complete(parameters: Record<string, unknown>): void;
  /** Rejects the commands that are still running. */
  close(): void;
}

/** Runs ribbon commands over a frame's channel. */
export function createRibbonCommands(channel: FrameChannel): RibbonCommands {
  const running = new Map<string, { resolve: () => void; reject: (error: Error) => void }>();
  let nextId = 1;
  return {
    async invoke(actionId) {
      await channel.whenRegistered(COMMAND_INVOKED);
      const id = `command-${nextId++}`;
      const completed = new Promise<void>((resolve, reject) => running.set(id, { resolve, reject }));
      channel.raise(COMMAND_INVOKED, [id, actionId, JSON.stringify({ source: { id: actionId } })]);
      return completed;
    },
    complete(parameters) {
      // Parameters are named by number: 0 is the command's id, 1 its status, 2 the completed event.
      const [id, status] = [String(parameters["0"]), parameters["1"]];
      const command = running.get(id);
      running.delete(id);
      if (status === INVALID_CALLBACK) command?.reject(new Error("The page has no function of that name."));
      else if (status === 0) command?.resolve();
      else command?.reject(new Error(`The command failed with code ${String(status)}.`));
    },
    close() {
      for (const command of running.values()) command.reject(new Error("The host was closed."));
    },
  };
}
