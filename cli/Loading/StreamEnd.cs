using Finsam.Cli.Cases;
using Finsam.Cli.Output;
using Finsam.Common.V1;
using Grpc.Core;

namespace Finsam.Cli.Loading;

/// <summary>The ways a streamed import can end.</summary>
internal sealed class StreamEnd(string step, string file, IDisplay display)
{
    /// <summary>Refused, with lines of the file.</summary>
    public StepFailure Refused(IEnumerable<LineProblem> problems, int count) =>
        StepFailure.Refused(step, [.. problems.Select(Problem)], count);

    /// <summary>Went through, with remarks.</summary>
    public void Warn(IEnumerable<LineProblem> warnings)
    {
        foreach (var warning in warnings)
        {
            display.Warning($"Varning: {Problem(warning)}");
        }
    }

    /// <summary>Ended with OK but without its last message: as good as broken off.</summary>
    public static RpcException WithoutSummary() => new(new Status(StatusCode.Unknown, "svaret tog slut utan sammanfattning"));

    /// <summary>A problem of a line, for people.</summary>
    public string Describe(LineProblem problem) => Problem(problem).ToString();

    private CaseProblem Problem(LineProblem problem) => new(file, problem.Line, problem.Field, problem.Message, problem.Accepted);
}
