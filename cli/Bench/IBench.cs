using Finsam.Cli.Output;

namespace Finsam.Cli.Bench;

/// <summary>Something that is measured against a reference.</summary>
internal interface IBench
{
    /// <summary>Name on the command line.</summary>
    string Name { get; }

    /// <summary>What is measured against what, in Swedish.</summary>
    string Description { get; }

    /// <summary>Names of its measures, in the order they are made.</summary>
    IReadOnlyList<string> Measures { get; }

    /// <summary>Measures, one after the other as they are read: those of them that the run wants.</summary>
    IAsyncEnumerable<Measure> RunAsync(CliEnvironment environment, IDisplay display, BenchRun run, CancellationToken cancellationToken);
}
