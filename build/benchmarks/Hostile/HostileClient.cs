using Djrill.Net.Benchmarks.Load;

namespace Djrill.Net.Benchmarks.Hostile;

/// <summary>Sends one post, whatever comes of it.</summary>
internal static class HostileClient
{
    /// <returns>The answer, or what came in its place.</returns>
    public static string Post(Uri server, byte[] request)
    {
        try
        {
            var answer = DuplexPost.Send(server, request);
            return $"{answer.Status} {answer.Text}".TrimEnd();
        }
        catch (IOException exception)
        {
            return $"none: {exception.Message}";
        }
    }
}
