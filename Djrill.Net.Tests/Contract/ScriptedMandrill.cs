using System.Net;

namespace Djrill.Net.Tests.Contract;

/// <summary>Sends a batch as Mandrill does, until it is answered 200, but without the minutes between.</summary>
internal sealed class ScriptedMandrill(Func<HttpRequestMessage, Task<HttpResponseMessage>> send)
{
    // After so many attempts Mandrill disables the webhook.
    private const int MaxAttempts = 20;

    /// <returns>The answers in their order; the last is 200, unless Mandrill gave up.</returns>
    public async Task<IReadOnlyList<HttpStatusCode>> SendAsync(string events)
    {
        var answers = new List<HttpStatusCode>();
        while (answers.Count < MaxAttempts && !answers.Contains(HttpStatusCode.OK))
        {
            using var request = MandrillPost.Unsigned(events);
            using var response = await send(request);
            answers.Add(response.StatusCode);
        }

        return answers;
    }
}
