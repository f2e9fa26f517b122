namespace Djrill.Net.Tests.Contract.Fifty;

internal sealed class HandledRow
{
    public int Id { get; init; }

    public required string Handler { get; init; }

    public required string Event { get; init; }
}
