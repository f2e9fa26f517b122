using System.Text;
using Djrill.Net.Sample;

// Subjects come in every language.
Console.OutputEncoding = Encoding.UTF8;

return await Tool.RunAsync(args, Console.Out, Console.Error);
