using System.Net;

namespace Djrill.Net.Tests.Contract.Schedule;

/// <summary>One post of a batch.</summary>
/// <param name="Number">Counts the posts of the batch, from 1.</param>
/// <param name="Start">When it was sent.</param>
/// <param name="Duration">How long the server worked on it.</param>
/// <param name="Status">The answer; null where the client gave up before.</param>
internal sealed record SentPost(int Number, DateTimeOffset Start, TimeSpan Duration, HttpStatusCode? Status);
