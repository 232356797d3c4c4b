using System.Collections.Concurrent;
using Finsam.Cli.Cases;
using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Grpc.Core;

namespace Finsam.Cli.Loading;

/// <summary>
/// Loads a case folder through the gateway: has every step checked first, so that a fault anywhere leaves nothing half done, and then carries
/// them out one by one. Loading it again changes nothing.
/// </summary>
internal sealed class CaseLoader(GatewayClient gateway, IDisplay display)
{
    // A service that is being restarted is back within seconds; longer than that is for the user to know.
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    /// <summary>Called before each step is carried out, with its name.</summary>
    public Action<LoadStep>? Before { get; init; }

    /// <summary>Loads everything.</summary>
    /// <returns>What all steps did together.</returns>
    /// <exception cref="CaseException">A file can't be read.</exception>
    /// <exception cref="StepFailure">A step was refused or its service was away.</exception>
    public async Task<LoadCount> LoadAsync(CaseFolder folder, CancellationToken cancellationToken)
    {
        foreach (var warning in folder.Forbund.Warnings)
        {
            display.Warning($"Varning: {warning}");
        }

        foreach (var missing in folder.Missing)
        {
            display.Line(missing);
        }

        var steps = LoadPlan.Steps(folder, gateway, display);
        await CheckAsync(steps, cancellationToken);
        return await WriteAsync(steps, cancellationToken);
    }

    // Services check beside each other. Within one, a step may build on what those before it bring, so the first failure ends its checks.
    private Task<bool> CheckAsync(IReadOnlyList<LoadStep> steps, CancellationToken cancellationToken) =>
        display.StepAsync("Kontrollerar", "steg", async progress =>
        {
            var done = 0;
            var failures = new ConcurrentDictionary<int, StepFailure>();
            await Task.WhenAll(steps.Index().GroupBy(step => step.Item.Service).Select(async service =>
            {
                foreach (var (index, step) in service)
                {
                    try
                    {
                        await RunAsync(step, LoadPass.Check, new StepProgress(step.Unit), cancellationToken);
                        progress.Report(Interlocked.Increment(ref done), steps.Count);
                    }
                    catch (StepFailure failure)
                    {
                        failures[index] = failure;
                        return;
                    }
                }
            }));
            return failures.IsEmpty
                ? true
                : throw StepFailure.Checked([.. failures.OrderBy(failure => failure.Key).Select(failure => failure.Value)]);
        });

    private async Task<LoadCount> WriteAsync(IReadOnlyList<LoadStep> steps, CancellationToken cancellationToken)
    {
        var total = default(LoadCount);
        var saved = new List<string>();
        foreach (var step in steps)
        {
            Before?.Invoke(step);
            try
            {
                total += await display.StepAsync(step.Name, step.Unit, async progress =>
                {
                    var count = await RunAsync(step, LoadPass.Write, progress, cancellationToken);
                    progress.Result = count.ToString();
                    return count;
                });
            }
            catch (StepFailure failure)
            {
                throw failure.After(saved);
            }

            saved.Add(step.Name);
        }

        return total;
    }

    private async Task<LoadCount> RunAsync(LoadStep step, LoadPass pass, StepProgress progress, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await step.SendAsync(pass, progress, cancellationToken);
            }
            catch (RpcException e)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var failure = CallFailure.From(e);
                if (!failure.IsTransient || attempt == Pauses.Length)
                {
                    throw StepFailure.Called(step.Name, step.Service, failure, step.Locate, e);
                }

                display.Warning($"{step.Name}: tjänsten {step.Service} svarar inte ({failure.Code}); försöker igen ({attempt + 1} av {Pauses.Length}).");
                await Task.Delay(Pauses[attempt], cancellationToken);
            }
        }
    }
}
