namespace Djrill.Net.Tests.Contract.Signatures;

/// <summary>What can be wrong in a configuration, or be changed on the way.</summary>
internal enum Ingredient
{
    Scheme,
    TrailingSlash,
    Path,
    DefaultPort,
    Host,
    HostBehindProxy,
    QueryMissing,
    QueryOrder,
    QueryEncoding,
    UserInfo,
    OtherUrl,
    KeyQuotes,
    TestKey,
    Slashes,
    NonAscii,
    PlusToSpace,
    SpaceToPlus,
    LineEnd,
}
