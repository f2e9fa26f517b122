namespace Djrill.Net.Tests.Events.Corpus;

/// <summary>A file as its author attached it.</summary>
internal sealed record CorpusFile(string? Name, string MediaType, byte[] Content);
