using Finsam.Cli.Output;

namespace Finsam.Cli.Bench;

/// <summary>Something that is measured against a reference.</summary>
internal interface IBench
{
    /// <summary>Name on the command line.</summary>
    string Name { get; }

    /// <summary>What is measured against what, in Swedish.</summary>
    string Description { get; }

    /// <summary>Measures.</summary>
    Task<IReadOnlyList<Measure>> RunAsync(CliEnvironment environment, IDisplay display, BenchRun run, CancellationToken cancellationToken);
}
