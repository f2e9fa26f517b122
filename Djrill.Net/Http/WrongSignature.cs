using Djrill.Net.Diagnostics;
using Djrill.Net.Protocol;
using Microsoft.AspNetCore.Http;

namespace Djrill.Net.Http;

/// <summary>Explains a wrong signature in the log and in a span. The answer does not depend on the explanation.</summary>
internal static class WrongSignature
{
    /// <summary>The maximum size of an explained body, in bytes, encoded as sent.</summary>
    public const int MaxBodySize = 1024 * 1024;

    private const int HashSize = 20;

    /// <summary>Explains the signature, at most once in 10 seconds, and only for a request with an accepted secret.</summary>
    public static void Explain(HttpContext context, string? signature, FormFields form)
    {
        var webhook = RequestWebhook.For(context);
        if (webhook is not { IsAuthenticated: true, Settings: { } settings }
            || !IsSignature(signature)
            || Math.Max(context.Request.ContentLength ?? 0, form.Size) > MaxBodySize
            || !webhook.Host.Diagnostics.SignatureExplanations.TryPass())
        {
            return;
        }

        using var span = Spans.StartSignature(webhook.Name);
        var explanation = new MandrillSignatureExplanation(false, SignatureDiagnosis.Find(new(signature!, form, settings.NamedPairs)
        {
            Hints = RequestHints.From(context.Request),
            OtherUrls = [.. OtherPairs(webhook).Select(static pair => pair.Url)],
            OtherKeys = [.. OtherPairs(webhook).Select(static pair => pair.Key)],
        }));
        Spans.SetMistakes(span, explanation.Mistakes);
        Log(webhook, explanation);
    }

    private static void Log(RequestWebhook webhook, MandrillSignatureExplanation explanation)
    {
        if (explanation.Mistakes.Count > 0)
        {
            webhook.Diagnostics.Log.SignatureExplained(explanation.Description);
        }
        else
        {
            webhook.Diagnostics.Log.SignatureUnexplained();
        }
    }

    /// <summary>Returns whether the text has the form of a signature. Other texts fit nothing.</summary>
    private static bool IsSignature(string? text) =>
        text is not null && Convert.TryFromBase64String(text, new byte[HashSize + 1], out var length) && length == HashSize;

    private static IEnumerable<NamedPair> OtherPairs(RequestWebhook webhook) =>
        from name in webhook.Host.Settings.Names
        where name != webhook.Name
        from pair in webhook.Host.Settings.Current(name).Settings?.NamedPairs ?? []
        select new NamedPair(Of(pair.Url, name), Of(pair.Key, name));

    private static NamedText Of(NamedText setting, string webhook) => setting with
    {
        Name = setting.Name + (webhook.Length == 0 ? " of the unnamed webhook" : $" of the webhook '{webhook}'"),
    };
}
