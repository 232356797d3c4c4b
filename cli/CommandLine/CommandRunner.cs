using System.CommandLine;
using Finsam.Cli.Cases;
using Finsam.Cli.Gateway;
using Finsam.Cli.Loading;
using Finsam.Cli.Output;
using Finsam.LocalStack;
using Grpc.Core;

namespace Finsam.Cli.CommandLine;

/// <summary>Runs a command and turns what it throws into words and an exit code: 0 done, 1 failed, 2 wrongly called, 130 interrupted.</summary>
internal static class CommandRunner
{
    private const int Failed = 1;
    private const int WronglyCalled = 2;
    private const int Interrupted = 130;

    // Stopping the stack after Ctrl-C takes its time: services drain, the broker and the database close their files.
    private static readonly TimeSpan LongestCleanUp = TimeSpan.FromMinutes(2);

    public static async Task<int> RunAsync(RootCommand root, string[] args, IDisplay display)
    {
        var result = root.Parse(args);
        if (result.Errors.Count > 0 && result.Action is not SwedishHelp)
        {
            foreach (var problem in ParseProblems.Describe(result))
            {
                display.Warning(problem);
            }

            display.Warning("Hjälp: ./finsam --help, eller ./finsam KOMMANDO --help");
            return WronglyCalled;
        }

        try
        {
            return await result.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = LongestCleanUp,
            });
        }
        catch (OperationCanceledException)
        {
            display.Warning("Avbrutet.");
            return Interrupted;
        }
        catch (StepFailure e)
        {
            Print(display, e.Problems);
            display.Warning(e.Message);
            return Failed;
        }
        catch (CaseException e)
        {
            Print(display, e.Problems);
            return Failed;
        }
        catch (RpcException e)
        {
            var failure = CallFailure.From(e);
            display.Warning($"Gatewayen svarade {failure.Code}: {failure.Message}");
            return Failed;
        }
        catch (Exception e) when (e is CliException or StackException or IOException or UnauthorizedAccessException)
        {
            display.Warning(e.Message);
            return Failed;
        }
    }

    private static void Print(IDisplay display, IEnumerable<CaseProblem> problems)
    {
        foreach (var problem in problems)
        {
            display.Warning(problem.ToString());
        }
    }
}
