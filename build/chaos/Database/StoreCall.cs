namespace Djrill.Net.Chaos.Database;

/// <summary>Specifies a call of a database that an interceptor sees.</summary>
internal enum StoreCall
{
    Open,
    Begin,
    Execute,
    Read,
    Commit,
}
