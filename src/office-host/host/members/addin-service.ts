import { defineType } from "../object-type";

export const ADDIN_SERVICE = "Microsoft.InternalService.AddinInternalService";

/** By this service the client says that it can take ribbon commands. */
export const addinServiceType = defineType("AddinInternalService", {
  methods: {
    NotifyActionHandlerReady: { since: "1.1", call: () => undefined },
  },
});
