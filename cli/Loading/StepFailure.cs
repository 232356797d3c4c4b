using Finsam.Cli.Cases;
using Finsam.Cli.Gateway;
using Grpc.Core;

namespace Finsam.Cli.Loading;

/// <summary>
/// A step of a load did not go through. In the pass that checks, nothing has been saved; in the one that writes, the steps before it have.
/// Loading again goes on from there and doubles nothing.
/// </summary>
internal sealed class StepFailure : Exception
{
    private StepFailure(string message, IReadOnlyList<CaseProblem> problems, Exception? inner = null)
        : base(message, inner) => Problems = problems;

    /// <summary>What was refused, by file and line; empty when a service was away.</summary>
    public IReadOnlyList<CaseProblem> Problems { get; }

    /// <summary>The service refused a file or what was read from it.</summary>
    /// <param name="step">Name of the step.</param>
    /// <param name="problems">The problems that were sent, the first of them at least.</param>
    /// <param name="count">How many there are in all.</param>
    public static StepFailure Refused(string step, IReadOnlyList<CaseProblem> problems, int count)
    {
        var more = count > problems.Count ? $" (de första {problems.Count} visas)" : "";
        return new StepFailure($"{step}: {count} fel{more}; inget av steget har sparats.", problems);
    }

    /// <summary>The call failed.</summary>
    /// <param name="step">Name of the step.</param>
    /// <param name="service">The service called.</param>
    /// <param name="failure">What the answer meant.</param>
    /// <param name="locate">Where a field of the request comes from.</param>
    /// <param name="inner">The failed call.</param>
    public static StepFailure Called(
        string step, string service, CallFailure failure, Func<string, CaseProblem> locate, Exception inner)
    {
        if (failure.Violations.Count > 0)
        {
            var problems = failure.Violations.Select(violation => locate(violation.Field) with { Message = violation.Description });
            return new StepFailure($"{step}: tjänsten {service} godtar inte uppgifterna; inget av steget har sparats.", [.. problems], inner);
        }

        var message = failure.Code switch
        {
            StatusCode.Unauthenticated or StatusCode.PermissionDenied => $"{step}: tjänsten {service} nekar: {failure.Message}",
            _ when failure.IsTransient =>
                $"{step}: tjänsten {service} svarar inte eller gick ner under steget ({failure.Code}: {failure.Message}). "
                + "Kör samma kommando igen när den är uppe; det som redan är inläst dubbleras inte.",
            _ => $"{step}: tjänsten {service} svarade {failure.Code}: {failure.Message}",
        };
        return new StepFailure(message, [], inner);
    }

    /// <summary>What the check of all steps found, in the order of the steps; what several services refuse alike is told once.</summary>
    /// <param name="failures">The steps that did not go through; one at least.</param>
    public static StepFailure Checked(IReadOnlyList<StepFailure> failures) => new(
        string.Join('\n', [.. failures.Select(failure => failure.Message), "Kontrollen görs före inläsningen: ingenting har sparats."]),
        [.. failures.SelectMany(failure => failure.Problems).Distinct()],
        failures[0]);

    /// <summary>The same failure, told which steps went through before it.</summary>
    public StepFailure After(IReadOnlyList<string> saved) => saved.Count == 0
        ? this
        : new StepFailure($"{Message}\nSparat före felet: {string.Join("; ", saved)}.", Problems, this);
}
