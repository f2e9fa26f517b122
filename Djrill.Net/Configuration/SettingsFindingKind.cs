namespace Djrill.Net.Configuration;

/// <summary>What can be found in valid settings.</summary>
internal enum SettingsFindingKind
{
    /// <summary>A key of the configuration that is not a setting.</summary>
    UnknownKey,

    /// <summary>No signature key.</summary>
    SignaturesNotChecked,

    /// <summary>A signature key or a URL of the application's configuration that is not read.</summary>
    UnreadSetting,

    /// <summary>A URL without https.</summary>
    PlainHttp,

    /// <summary>A URL whose path does not end in the controller's route.</summary>
    UrlOfAnotherPath,

    /// <summary>A URL whose query holds no accepted secret.</summary>
    UrlWithoutSecret,

    /// <summary>A prefix that is not the one in force.</summary>
    RoutePrefixNotInForce,
}
