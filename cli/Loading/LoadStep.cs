using Finsam.Cli.Cases;
using Finsam.Cli.Output;

namespace Finsam.Cli.Loading;

/// <summary>One step of a load: a request to one service.</summary>
/// <param name="Name">Name, for people.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Service">The service that is called.</param>
/// <param name="SendAsync">Sends it; called again when the service was away.</param>
/// <param name="Locate">The file and line that a field of the request comes from.</param>
internal sealed record LoadStep(
    string Name,
    string Unit,
    string Service,
    Func<LoadPass, StepProgress, CancellationToken, Task<LoadCount>> SendAsync,
    Func<string, CaseProblem> Locate);
