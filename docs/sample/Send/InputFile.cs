namespace Djrill.Net.Sample;

/// <summary>Reads the files that the arguments name.</summary>
internal static class InputFile
{
    private const int MaxMebibytes = 256;

    /// <summary>Reads a file without its byte order mark.</summary>
    /// <param name="argument">The argument for messages, such as <c>--file</c>.</param>
    /// <param name="path">The path of the file.</param>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(string argument, string path)
    {
        try
        {
            Check(argument, path);
            ReadOnlyMemory<byte> content = await File.ReadAllBytesAsync(path);
            if (content.Span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || content.Span.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            {
                throw new ArgumentMistakeException($"'{argument} {path}': the file is UTF-16. Save it as UTF-8.");
            }

            content = content.Span.StartsWith("\uFEFF"u8) ? content[3..] : content;
            return !Trim(content).IsEmpty ? content : throw Empty(argument, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ArgumentMistakeException($"'{argument} {path}': the file cannot be read ({exception.Message}). "
                + $"Give a path from the current folder, '{Environment.CurrentDirectory}', or an absolute path.");
        }
    }

    /// <summary>Cuts the white space that an editor adds.</summary>
    public static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> content)
    {
        var end = content.Span.TrimEnd(" \t\r\n"u8).Length;
        return content[(end - content.Span[..end].TrimStart(" \t\r\n"u8).Length)..end];
    }

    /// <summary>Refuses what would fill the memory. Devices and pipes have no length, and may have no end.</summary>
    private static void Check(string argument, string path)
    {
        if (Directory.Exists(path))
        {
            throw new ArgumentMistakeException($"'{argument} {path}' is a folder. Name a file in it.");
        }

        var length = ((FileInfo?)File.ResolveLinkTarget(path, returnFinalTarget: true) ?? new FileInfo(path)).Length;
        if (length == 0)
        {
            throw Empty(argument, path);
        }

        if (length > MaxMebibytes * 1024L * 1024)
        {
            throw new ArgumentMistakeException($"'{argument} {path}': the file has more than {MaxMebibytes} MiB. Use smaller files.");
        }
    }

    private static ArgumentMistakeException Empty(string argument, string path) => new(
        $"'{argument} {path}': the file is empty, or it is a device or a pipe. Save its content into a file, or name another file.");
}
