using System.Net;

namespace Djrill.Net.Tests.Inspector;

/// <summary>An answer of the inspector.</summary>
internal sealed record PageAnswer(HttpStatusCode Status, string Body, string? Location, string Allow);
