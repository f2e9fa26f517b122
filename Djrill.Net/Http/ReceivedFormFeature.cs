using System.Text;
using Djrill.Net.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Djrill.Net.Http;

/// <summary>Provides the received form as <c>Request.Form</c>. The first access converts the fields to strings.</summary>
internal sealed class ReceivedFormFeature(FormFields fields) : IFormFeature
{
    private IFormCollection? _form;

    public bool HasFormContentType => true;

    public IFormCollection? Form
    {
        get => _form ??= ToCollection();
        set => _form = value;
    }

    public IFormCollection ReadForm() => Form!; // Not null: the getter of 'Form' replaces null.

    public Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken) => Task.FromResult(ReadForm());

    private FormCollection ToCollection() => new(fields.Sent
        .GroupBy(
            static field => Encoding.UTF8.GetString(field.Name),
            static field => Encoding.UTF8.GetString(field.Value.Span),
            StringComparer.OrdinalIgnoreCase)
        .ToDictionary(static group => group.Key, static group => new StringValues([.. group]), StringComparer.OrdinalIgnoreCase));
}
