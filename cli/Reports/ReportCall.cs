using Finsam.Cli.Gateway;
using Grpc.Core;

namespace Finsam.Cli.Reports;

/// <summary>Calls the reporting service, and tells a refusal in words.</summary>
internal static class ReportCall
{
    /// <summary>Makes a call.</summary>
    /// <param name="step">What is being done, for a message.</param>
    /// <param name="placeOf">Where the user finds a field of the request: a file, or an option.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="CliException">It was refused, or no service answered.</exception>
    public static async Task<T> RunAsync<T>(string step, Func<string, string> placeOf, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (RpcException e)
        {
            var failure = CallFailure.From(e);
            var details = string.Concat(failure.Violations.Select(violation => $"\n  {placeOf(violation.Field)}: {violation.Description}"));
            throw new CliException(failure.IsTransient
                ? $"{step}: en tjänst svarar inte ({failure.Code}: {failure.Message}). Försök igen."
                : $"{step}: {failure.Code}: {failure.Message}{details}");
        }
    }
}
