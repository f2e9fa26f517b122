using Djrill.Net.Diagnostics;
using Djrill.Net.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Http;

/// <summary>Explains a wrong signature in the log and in a span. The answer does not depend on the explanation.</summary>
internal static class WrongSignature
{
    /// <summary>The maximum size of an explained body, in bytes: as announced, or decoded if that is more.</summary>
    public const int MaxBodySize = 1024 * 1024;

    private const int HashSize = 20;

    /// <summary>Explains the signature, at most once in 10 seconds, and only for a request with an accepted secret.</summary>
    public static void Explain(HttpContext context, string? signature, FormFields form)
    {
        var webhook = RequestWebhook.For(context);
        var (log, explanations) = (webhook.Diagnostics.Log, webhook.Diagnostics.Explanations);
        if (webhook is not { IsAuthenticated: true, Settings: { } settings }
            || !IsSignature(signature)
            || Math.Max(context.Request.ContentLength ?? 0, form.Size) > MaxBodySize
            || !(log.IsEnabled(LogLevel.Warning) || Spans.HaveListeners)
            || !explanations.TryPass())
        {
            return;
        }

        using var span = Spans.StartSignature(webhook.Name);
        var evidence = new SignatureEvidence(signature!, form, settings.NamedPairs)
        {
            Hints = RequestHints.From(context.Request),
            OtherPairs = [.. OtherPairs(webhook)],
        };
        var finding = SignatureDiagnosis.Find(evidence, SignatureDiagnosis.MaxSignatures, SignatureDiagnosis.MaxHashedBytes);
        Spans.SetMistakes(span, finding.Words, finding.IsComplete);
        Log(log, finding);
        webhook.Diagnosis = Sentence(finding);
    }

    /// <summary>Writes the explanation for the history of refusals.</summary>
    private static string Sentence(SignatureFinding finding) => finding.Mistakes.Count > 0
        ? $"The signature of a refused request fits {SignatureMistake.DescribeWithCures(finding.Mistakes)}"
        : "The signature of a refused request fits with none of the known mistakes that were tried.";

    private static void Log(ILogger log, SignatureFinding finding)
    {
        if (finding.Mistakes.Count > 0)
        {
            log.SignatureExplained(SignatureMistake.DescribeWithCures(finding.Mistakes));
        }
        else if (finding.IsComplete)
        {
            log.SignatureUnexplained();
        }
        else
        {
            log.SignatureExplanationEnded();
        }
    }

    /// <summary>Returns whether the text has the form of a signature. Other texts fit nothing.</summary>
    private static bool IsSignature(string? text) =>
        text is not null && Convert.TryFromBase64String(text, new byte[HashSize + 1], out var length) && length == HashSize;

    private static IEnumerable<NamedPair> OtherPairs(RequestWebhook webhook) =>
        from name in webhook.Host.Settings.Names
        where name != webhook.Name
        from pair in webhook.Host.Settings.Current(name).Settings?.NamedPairs ?? []
        select new NamedPair(OfWebhook(pair.Url, name), OfWebhook(pair.Key, name));

    private static NamedText OfWebhook(NamedText setting, string webhook) => setting with
    {
        Name = setting.Name + (webhook.Length == 0 ? " of the unnamed webhook" : $" of the webhook '{webhook}'"),
    };
}
