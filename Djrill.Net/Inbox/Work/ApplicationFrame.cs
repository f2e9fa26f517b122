using System.Diagnostics;

namespace Djrill.Net.Inbox;

/// <summary>Finds the first method of the application in a stack trace. Dead letters are grouped by it.</summary>
internal static class ApplicationFrame
{
    private static readonly string[] Libraries = ["System.", "Microsoft.", "Djrill.Net.", "Npgsql.", "Newtonsoft."];

    public static string? Find(Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            foreach (var frame in new StackTrace(current).GetFrames())
            {
                var method = DiagnosticMethodInfo.Create(frame);
                if (method?.DeclaringTypeName is { } type && !Libraries.Any(library => type.StartsWith(library, StringComparison.Ordinal)))
                {
                    return $"{type}.{method.Name}";
                }
            }
        }

        return null;
    }
}
