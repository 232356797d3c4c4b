using System.Diagnostics;
using Finsam.Cli.Commands;

namespace Finsam.Cli.Bench.Grpc;

/// <summary>The echo server in a process of its own: it shares neither threads nor memory with those who call it. Ends when disposed.</summary>
internal sealed class EchoProcess : IDisposable
{
    private readonly Process _process;

    private EchoProcess(Process process, Uri grpc, Uri http)
    {
        _process = process;
        Grpc = grpc;
        Http = http;
    }

    /// <summary>Address of the gRPC service.</summary>
    public Uri Grpc { get; }

    /// <summary>Address of the bare endpoint.</summary>
    public Uri Http { get; }

    /// <summary>Starts it and waits until it listens.</summary>
    /// <exception cref="CliException">It did not start.</exception>
    public static async Task<EchoProcess> StartAsync(CancellationToken cancellationToken)
    {
        var assembly = typeof(EchoProcess).Assembly.Location;
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [assembly, BenchServerCommand.Name])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        })!;
        var line = await process.StandardOutput.ReadLineAsync(cancellationToken);
        return line?.Split(' ') is [var grpc, var http]
            ? new EchoProcess(process, new Uri(grpc), new Uri(http))
            : throw new CliException("Mätningens server startade inte.");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
