using Finsam.Cli.Cases;
using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Grpc.Core;

namespace Finsam.Cli.Loading;

/// <summary>Loads a case folder through the gateway, step by step. Loading it again changes nothing.</summary>
internal sealed class CaseLoader(GatewayClient gateway, IDisplay display)
{
    // A service that is being restarted is back within seconds; longer than that is for the user to know.
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    /// <summary>Called before each step, with its name.</summary>
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

        var total = default(LoadCount);
        foreach (var step in LoadPlan.Steps(folder, gateway, display))
        {
            Before?.Invoke(step);
            total += await display.StepAsync(step.Name, step.Unit, async progress =>
            {
                var count = await RunAsync(step, progress, cancellationToken);
                progress.Result = count.ToString();
                return count;
            });
        }

        return total;
    }

    private async Task<LoadCount> RunAsync(LoadStep step, StepProgress progress, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await step.SendAsync(progress, cancellationToken);
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
