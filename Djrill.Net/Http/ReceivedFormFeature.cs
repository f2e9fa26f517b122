using System.Text;
using Djrill.Net.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Djrill.Net.Http;

/// <summary>
/// Gives a form that was read here to those who ask for <c>Request.Form</c>, and makes the texts of it only then.
/// </summary>
internal sealed class ReceivedFormFeature(FormFields fields) : IFormFeature
{
    private IFormCollection? _form;

    public bool HasFormContentType => true;

    public IFormCollection? Form
    {
        get => _form ??= ToCollection();
        set => _form = value;
    }

    public IFormCollection ReadForm() => Form!; // Not null: a value of null is replaced when read.

    public Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken) => Task.FromResult(ReadForm());

    private FormCollection ToCollection()
    {
        var values = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in fields.Sent)
        {
            var name = Encoding.UTF8.GetString(field.Name);
            values[name] = StringValues.Concat(values.GetValueOrDefault(name), Encoding.UTF8.GetString(field.Value.Span));
        }

        return new FormCollection(values);
    }
}
