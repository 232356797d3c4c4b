using Finsam.Cli.Bench.Gateway;
using Finsam.Cli.Bench.Grpc;
using Finsam.Cli.Bench.Ledger;
using Finsam.Cli.Bench.Participants;
using Finsam.Cli.Bench.Reports;

namespace Finsam.Cli.Bench;

/// <summary>What can be measured.</summary>
internal static class BenchCatalog
{
    public static IReadOnlyList<IBench> All { get; } =
        [new LoadBench(), new GrpcBench(), new GatewayBench(), new LedgerBench(), new ParticipantsBench(), new ReportBench()];
}
