using Djrill.Net.Testing;

namespace Djrill.Net.Sample;

/// <summary>Plays Mandrill: posts events to a receiver.</summary>
internal sealed class SendCommand(TextWriter output, TextWriter error)
{
    public async Task<int> RunAsync(CommandLine line)
    {
        line.RefuseBeside(CommandOptions.Storm,
            CommandOptions.Event, CommandOptions.File, CommandOptions.Email, CommandOptions.Repeat, CommandOptions.KeepTimes);
        var seed = line.Number(CommandOptions.Storm, minimum: 0);
        var repeat = line.Number(CommandOptions.Repeat, minimum: 1) ?? 1;
        var events = await EventSource.CreateAsync(line);
        var settings = SampleSettings.Load(line);
        var target = Target.Create(line, settings);
        if (line.Words.Count == 0 && settings.Secret is null)
        {
            await error.WriteLineAsync(
                $"No secret is configured yet. Start the receiver first, in another terminal: {Usage.Receive}");
            return ExitCodes.Failure;
        }

        try
        {
            var isAccepted = await (seed is null
                ? SendAsync(target, events, repeat)
                : new StormCommand(target, seed.Value, output).RunAsync());
            if (target.Key is null && line.Words.Count > 0)
            {
                await output.WriteLineAsync("The posts were unsigned, as no key was given. To sign them, add: --key KEY");
            }

            return isAccepted ? ExitCodes.Success : ExitCodes.Failure;
        }
        catch (UnreachableException exception)
        {
            await error.WriteLineAsync(exception.Message);
            return ExitCodes.Failure;
        }
    }

    private async Task<bool> SendAsync(Target target, EventSource events, int repeat)
    {
        using var sender = new Sender(target, output);
        var isAccepted = true;
        for (var i = 0; i < repeat; i++)
        {
            foreach (var batch in events.Create().Chunk(MandrillSimulator.MaxBatchSize))
            {
                isAccepted &= await sender.PostAsync(batch);
            }
        }

        return isAccepted;
    }
}
