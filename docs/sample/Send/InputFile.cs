namespace Djrill.Net.Sample;

/// <summary>Reads the files that the arguments name.</summary>
internal static class InputFile
{
    /// <summary>Reads a file without its byte order mark.</summary>
    /// <param name="argument">The argument for messages, such as <c>--file</c>.</param>
    /// <param name="path">The path of the file.</param>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(string argument, string path)
    {
        try
        {
            ReadOnlyMemory<byte> content = await File.ReadAllBytesAsync(path);
            content = content.Span.StartsWith("\uFEFF"u8) ? content[3..] : content;
            return !content.Span.Trim(" \t\r\n"u8).IsEmpty
                ? content
                : throw new ArgumentMistakeException($"'{argument} {path}': the file is empty. Save its content, or name another file.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ArgumentMistakeException($"'{argument} {path}': the file cannot be read ({exception.Message}). "
                + $"Give a path from the current folder, '{Environment.CurrentDirectory}', or an absolute path.");
        }
    }
}
