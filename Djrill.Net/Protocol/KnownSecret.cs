using Microsoft.AspNetCore.Http;

namespace Djrill.Net.Protocol;

/// <summary>
/// Marks a request whose secret was right. Only such a request may cause a Warning of its own: a stranger could fill the log.
/// </summary>
internal sealed class KnownSecret
{
    private static readonly KnownSecret Mark = new();

    public static void Set(HttpContext context) => context.Features.Set(Mark);

    public static bool IsProvedBy(HttpContext context) => context.Features.Get<KnownSecret>() is not null;
}
