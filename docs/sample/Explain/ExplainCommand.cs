using System.Text;

namespace Djrill.Net.Sample;

/// <summary>Explains why the signature of a captured request does not fit. Neither key, secret, signature nor URL is shown.</summary>
internal sealed class ExplainCommand(TextWriter output)
{
    public async Task<int> RunAsync(CommandLine line)
    {
        line.RefuseWords("'explain' takes one file, and more arguments without an option were found. "
            + "Put each value behind its option, such as '--key KEY'.", allowed: 1);
        var path = line.Words.Count == 1 ? line.Words[0] : throw new ArgumentMistakeException(
            $"'explain' has no file. Name a file with a captured request: '{Usage.Receive} -- explain FILE'.");
        var content = await InputFile.ReadAsync("explain", path);
        var request = CapturedRequest.Parse(path, content);
        var signature = Signature(line, request, path);
        var form = request is null ? InputFile.Trim(content) : request.Body;
        var events = FormBody.ReadEvents(form.Span) ?? throw new ArgumentMistakeException(
            $"'{path}': the body has no field 'mandrill_events'. Save the form as it was sent, percent-encoded: 'mandrill_events=…'.");
        var settings = SampleSettings.LoadConfigured(line);
        var (key, url) = Pair(line, settings);
        if (MandrillSignature.Verify(signature, key, url, FormBody.ReadFields(form.Span)))
        {
            await output.WriteLineAsync("The signature fits.");
            return ExitCodes.Success;
        }

        var ofRequest = request is null ? [] : RequestUrls.Find(request);
        var otherUrls = ofRequest.Concat(settings.OtherUrls);
        var explanation = MandrillSignature.Explain(signature, key, url, Encoding.UTF8.GetString(events), otherUrls);
        await ShowAsync(explanation, ofRequest.Count);
        return ExitCodes.Failure;
    }

    private async Task ShowAsync(MandrillSignatureExplanation explanation, int requestUrls)
    {
        // The explanation knows the events only. If they fit alone, other fields of the form were added on the way.
        var (sentence, cures) = explanation.Fits
            ? ("The signature fits without the other form fields.", [Cures.OfBody])
            : (OtherUrlNames.Replace(explanation.ToString(), requestUrls), Cures.For(explanation.Mistakes));
        foreach (var text in cures.Prepend(sentence))
        {
            await output.WriteLineAsync(text);
        }
    }

    private static string Signature(CommandLine line, CapturedRequest? request, string path)
    {
        var captured = request?.Header(MandrillSignature.HeaderName);
        var given = line.Value(CommandOptions.Signature);
        return (captured, given) switch
        {
            (not null, not null) => throw new ArgumentMistakeException(
                $"'--signature' and the header '{MandrillSignature.HeaderName}' in '{path}' exclude each other. Leave out one of them."),
            (null, null) when request is null => throw new ArgumentMistakeException(
                $"'{path}' does not begin with a request line such as 'POST /djrill/webhook/ HTTP/1.1'. "
                + "Save the whole request, or add '--signature TEXT' for a form body alone."),
            (null, null) => throw new ArgumentMistakeException(
                $"'{path}' has no header '{MandrillSignature.HeaderName}'. Add the header as it was sent, or '--signature TEXT'. "
                + "If the post had none, it was not signed, or a proxy removed the header."),
            _ => captured ?? given!, // Not null: one of them is given.
        };
    }

    private static (string Key, string Url) Pair(CommandLine line, SampleSettings settings)
    {
        var key = line.Value(CommandOptions.Key) ?? settings.SignatureKey ?? throw new ArgumentMistakeException(
            "No key was found. Add '--key KEY', or set 'DJRILL_WEBHOOK_SIGNATURE_KEY', with the key that Mandrill shows for the webhook.");
        var url = line.Value(CommandOptions.SignedUrl) is { } given ? TargetUrl.Parse(given, "The value of '--url-signed'").Text
            : settings.WebhookUrl ?? throw new ArgumentMistakeException(
                "No URL was found. Add '--url-signed URL', or set 'DJRILL_WEBHOOK_URL', with the URL exactly as entered at Mandrill.");
        return (key, url);
    }
}
