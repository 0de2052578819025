import type { TypeSpec } from "../object-type";

/** The pairs of hidden methods with which the client registers and unregisters events. */
export function eventMethods<T>(
  names: Record<string, { type: number; since: string }>,
  target: (self: T) => string,
): NonNullable<TypeSpec<T>["methods"]> {
  const methods: NonNullable<TypeSpec<T>["methods"]> = {};
  for (const [name, { type, since }] of Object.entries(names)) {
    methods[`_Register${name}Event`] = {
      since,
      call: (self, _args, session) => session.events.register(type, target(self)),
    };
    methods[`_Unregister${name}Event`] = {
      since,
      call: (self, _args, session) => session.events.unregister(type, target(self)),
    };
  }
  return methods;
}
