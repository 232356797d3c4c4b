using Finsam.Cli.Bench.Grpc;

namespace Finsam.Cli.Bench;

/// <summary>What can be measured.</summary>
internal static class BenchCatalog
{
    public static IReadOnlyList<IBench> All { get; } = [new LoadBench(), new GrpcBench()];
}
