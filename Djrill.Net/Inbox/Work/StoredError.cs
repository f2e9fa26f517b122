using Djrill.Net.Diagnostics;

namespace Djrill.Net.Inbox;

/// <summary>Reads what the inbox stores of an exception.</summary>
internal static class StoredError
{
    public static DeliveryError Of(Exception exception) => new(
        StoredText.Of(Telemetry.ErrorType(exception))!, // Not null: a type has a name.
        StoredText.Of(exception.Message, StoredText.MaxMessage) ?? "",
        StoredText.Of(ApplicationFrame.Find(exception)));
}
