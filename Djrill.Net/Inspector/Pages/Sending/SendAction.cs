using System.Security.Cryptography;
using Djrill.Net.Configuration;
using Djrill.Net.Diagnostics;
using Djrill.Net.Testing;
using Microsoft.AspNetCore.Http;

namespace Djrill.Net.Inspector;

/// <summary>Posts test events to the application's own webhook, as Mandrill does. In Development only.</summary>
internal static class SendAction
{
    private const int MaxAnswer = 500;

    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(60),
    };

    public static async Task<InspectorAnswer> RunAsync(InspectorRequest request)
    {
        if (!request.IsDevelopment)
        {
            return InspectorAnswer.NotFound(request, SendPage.OnlyInDevelopment);
        }

        var (form, problem) = SendForm.Read(request);
        if (form is null)
        {
            return InspectorAnswer.BadRequest(request, problem!); // Not null: one of the two is.
        }

        var options = request.Webhooks.Settings.Current(form.Webhook).Options;
        if (options?.Secrets().FirstOrDefault().Value is not { } secret
            || OwnAddress.Find(request, form.Webhook, options) is not { } address)
        {
            return InspectorAnswer.BadRequest(request, SendPage.NoAddress);
        }

        var time = request.Now;
        var (status, answer) = await PostAsync(request, form, $"{address}?{options.SecretName()}={Uri.EscapeDataString(secret)}", options);
        var stored = status == StatusCodes.Status200OK ? await SentEvents.FindAsync(request, form.Events) : [];
        var id = RandomNumberGenerator.GetHexString(16, lowercase: true);
        request.Host.Sent.Add(new(id, time, status, answer, stored, form.Events.Count));
        request.Host.Log.InspectorAction(request.User, "sent", $"a batch to webhook '{form.Webhook}'", form.Events.Count);
        return InspectorAnswer.SeeOther(request.Url($"send?batch={id}"));
    }

    /// <summary>Posts the batch.</summary>
    /// <returns>The status and the text of the answer. Without an answer, null and a sentence about the failure.</returns>
    private static async Task<(int? Status, string Answer)> PostAsync(
        InspectorRequest request, SendForm form, string url, MandrillWebhookOptions options)
    {
        var pair = options.Pairs().FirstOrDefault();
        try
        {
            using var post = MandrillPost.CreateFromJson(url, pair.Key, pair.Url, form.Json);
            using var response = await Client.PostMandrillAsync(post, request.Cancelled);
            var text = await response.Content.ReadAsStringAsync(request.Cancelled);
            return ((int)response.StatusCode, text.Length > MaxAnswer ? text[..MaxAnswer] : text);
        }
        catch (HttpRequestException exception)
        {
            return (null, exception.HttpRequestError == HttpRequestError.SecureConnectionError
                ? "The certificate of the address is not trusted. Trust it with 'dotnet dev-certs https --trust', or listen on http too."
                : "The application does not answer at its own address.");
        }
        catch (TaskCanceledException) when (!request.Cancelled.IsCancellationRequested)
        {
            return (null, "The application did not answer within 60 seconds.");
        }
    }
}
