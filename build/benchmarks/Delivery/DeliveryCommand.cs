using Djrill.Net.Benchmarks.Compare;

namespace Djrill.Net.Benchmarks.Delivery;

/// <summary>The command 'delivery': what a handler from DI costs beside a static subscriber.</summary>
internal static class DeliveryCommand
{
    public const string Nobody = "nobody";

    private const string Nothing = "nothing";
    private const string Touch = "touch";
    private const string Handler = "handler";

    private const int WarmUpPosts = 60;
    private const int Posts = 20;
    private const int Rounds = 7;
    private const double Bar = 1.8;

    public static int Run()
    {
        var contenders = new List<DeliveryContender>();
        try
        {
            foreach (var recipient in (string[])[Nobody, Nothing, Touch, Handler])
            {
                contenders.Add(new(recipient));
            }

            Write(Measure(contenders));
            return 0;
        }
        finally
        {
            contenders.ForEach(static contender => contender.Dispose());
        }
    }

    private static Dictionary<string, double> Measure(List<DeliveryContender> contenders)
    {
        var posts = new DeliveryPosts();
        var warmUp = posts.Next(WarmUpPosts);
        contenders.ForEach(contender => contender.Measure(warmUp));

        var samples = contenders.ToDictionary(static contender => contender.Recipient, static _ => new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var next = posts.Next(Posts);
            contenders.ForEach(contender => samples[contender.Recipient].Add(contender.Measure(next)));
        }

        return samples.ToDictionary(static sample => sample.Key, static sample => Measured.Median(sample.Value));
    }

    private static void Write(Dictionary<string, double> medians)
    {
        var handler = medians[Handler];
        var nobody = medians[Nobody];
        MarkdownTable.Begin("Recipient", "µs per event", "of it delivery", "handler/this", "the same, delivery alone");
        foreach (var (recipient, median) in medians)
        {
            MarkdownTable.Line(
                recipient,
                Figures.Microseconds(median),
                Figures.Microseconds(median - nobody),
                recipient is Nothing or Touch ? Figures.AtMost(handler / median, recipient is Nothing ? Bar : null, Figures.Ratio) : "",
                recipient is Nothing or Touch ? Figures.Ratio((handler - nobody) / (median - nobody)) : "");
        }
    }
}
