using System.Runtime.CompilerServices;
using Finsam.Cli.Output;
using Finsam.LocalStack;

namespace Finsam.Cli.Bench.Grpc;

/// <summary>
/// Unary calls a second of a service on the gRPC runtime, straight and through the gateway (TLS, token, forwarding), against a plain Kestrel
/// HTTP/1.1 endpoint that carries the same bytes. Caller, gateway and server are processes of their own.
/// </summary>
internal sealed class GrpcBench : IBench
{
    private const int ManyCallers = 32;

    public string Name => "grpc";

    public string Description => "Enkla gRPC-anrop i sekunden, direkt och genom gatewayen, mot samma byte genom en vanlig HTTP/1.1-ändpunkt";

    public IReadOnlyList<string> Measures => ["unary_1", "unary_32", "unary_gateway_1", "unary_gateway_32"];

    public async IAsyncEnumerable<Measure> RunAsync(
        CliEnvironment environment, IDisplay display, BenchRun run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var server = await EchoProcess.StartAsync(cancellationToken);
        await using var gateway = await RunningGateway.StartAsync(
            environment.StackOptions with { Folder = Path.Combine(environment.Var, "bench", "gateway") }, server.Grpc, cancellationToken);
        using var straight = GrpcCaller.To(server.Grpc);
        using var through = GrpcCaller.Through(gateway);
        using var reference = new HttpCaller(server.Http, ManyCallers);

        foreach (var (name, callers, caller) in new[]
        {
            ("unary_1", 1, straight), ("unary_32", ManyCallers, straight),
            ("unary_gateway_1", 1, through), ("unary_gateway_32", ManyCallers, through),
        })
        {
            if (run.Wants(name))
            {
                yield return await AgainstHttp(name, callers, caller);
            }
        }

        Task<Measure> AgainstHttp(string name, int callers, GrpcCaller caller) => Rounds.MeasureAsync(
            name,
            "calls/s",
            run.Rounds,
            () => Callers.SpeedAsync(run, callers, caller.CallAsync, cancellationToken),
            () => Callers.SpeedAsync(run, callers, reference.CallAsync, cancellationToken));
    }
}
