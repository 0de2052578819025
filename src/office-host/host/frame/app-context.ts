import type { RichApiHost } from "../rich-api";

/** Office's colours, as `Office.context.officeTheme` returns them. */
export interface OfficeTheme {
  bodyBackgroundColor: string;
  bodyForegroundColor: string;
  controlBackgroundColor: string;
  controlForegroundColor: string;
  isDarkTheme: boolean;
}

/** What a frame's page learns about the workbook, the person and the add-in. */
export interface AppContextOptions {
  /** The conversation id in the frame's address. Messages of other conversations are ignored. */
  conversationId: string;
  /** The add-in's id in the frame's address. */
  appId: string;
  /** The language of Office's user interface. Defaults to "en-GB". */
  locale?: string;
  /** The language of the workbook's data. Defaults to `locale`. */
  dataLocale?: string;
  /** The workbook's address, for `Office.context.document.url`. */
  documentUrl?: string;
}

/** `OSF.AppName.ExcelWebApp` */
const EXCEL_WEB_APP = 16;

/** Every field that `OSF.InitializationHelper.prototype.getAppContext` requires, and those that an add-in may read. */
export function appContext(
  host: RichApiHost,
  options: AppContextOptions,
  theme: OfficeTheme | undefined,
): Record<string, unknown> {
  return {
    _id: options.appId,
    _appName: EXCEL_WEB_APP,
    _appVersion: "16.01",
    _appUILocale: options.locale ?? "en-GB",
    _dataLocale: options.dataLocale ?? options.locale ?? "en-GB",
    _docUrl: options.documentUrl ?? "workbook.xlsx",
    _clientMode: 1,
    // Settings of the Common API. Those of `workbook.settings` travel through the Rich API.
    _settings: [],
    _reason: 1,
    _osfControlType: 1,
    // A licence that parses as XML. For an empty text the parser inserts an error page with inline styles, which a strict
    // Content-Security-Policy reports.
    _eToken: encodeURIComponent('<r><t aid="" cid="" oid=""/></r>'),
    _correlationId: options.conversationId,
    _appInstanceId: options.appId,
    _appMinorVersion: 0,
    // The client compares names in lower case. Versions stay strings, because 1.20 as a number would be 1.2.
    _requirementMatrix: JSON.stringify(host.requirementSets).toLowerCase(),
    _hostFullVersion: "16.0.20306.41000",
    _addinName: "",
    _appDomains: [],
    _featureGates: {},
    ...(theme ? { _officeTheme: theme } : {}),
  };
}
