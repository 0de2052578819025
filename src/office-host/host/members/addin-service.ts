import { defineType } from "../object-type";

/** The name by which the client constructs the service. */
export const ADDIN_SERVICE = "Microsoft.InternalService.AddinInternalService";

/** The service with which the client announces that it accepts ribbon commands. */
export const addinServiceType = defineType("AddinInternalService", {
  methods: {
    NotifyActionHandlerReady: { since: "1.1", call: () => undefined },
  },
});
