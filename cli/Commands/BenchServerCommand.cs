using System.CommandLine;
using Finsam.Cli.Bench.Grpc;
using Finsam.Cli.Output;

namespace Finsam.Cli.Commands;

/// <summary><c>bench-server</c>: what <c>bench grpc</c> calls, in a process of its own as services are. Ends with its standard input.</summary>
internal static class BenchServerCommand
{
    /// <summary>Name on the command line.</summary>
    public const string Name = "bench-server";

    public static Command Create(IDisplay display)
    {
        var command = new Command(Name, "Svarar på anropen i bench grpc.") { Hidden = true };
        command.SetAction(async (_, cancellationToken) =>
        {
            await using var server = await EchoServer.StartAsync(cancellationToken);
            display.Line($"{server.Grpc} {server.Http}");
            await Console.In.ReadToEndAsync(cancellationToken);
            return 0;
        });
        return command;
    }
}
