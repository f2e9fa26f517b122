using System.Globalization;
using Djrill.Net.Events;

namespace Djrill.Net.Tests.Contract.Fifty;

/// <summary>What tells the events of <see cref="MandrillPost.Batch"/> apart.</summary>
internal sealed record MandrillEventView(string Batch, string Id)
{
    public static MandrillEventView Of(MandrillEvent mandrillEvent) =>
        new((string)mandrillEvent.Data["msg"]!["of"]!, (string)mandrillEvent.Data["id"]!);

    /// <summary>The place in the batch.</summary>
    public int Number => int.Parse(Id.AsSpan(Batch.Length), CultureInfo.InvariantCulture);
}
