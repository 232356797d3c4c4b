using Grpc.Core;

namespace Finsam.Register;

/// <summary>Has what the service refuses corrected by the one at the keyboard, and sends it again.</summary>
internal static class Correction
{
    private const int MostCorrections = 10;

    /// <summary>
    /// Sends until it is accepted. A refused request was not registered, and neither was its <c>request_id</c>: the corrected one is sent
    /// under the same.
    /// </summary>
    /// <param name="what">What is registered, for messages.</param>
    /// <param name="send">One attempt.</param>
    /// <param name="setters">The fields that can be asked for, by their paths in the request.</param>
    /// <exception cref="RpcException">It is refused for something else, or nobody corrects it.</exception>
    public static async Task<T> RunAsync<T>(string what, Func<Task<T>> send, Dictionary<string, Action<string>> setters)
    {
        for (var corrections = 0; ; corrections++)
        {
            try
            {
                return await Retry.RunAsync(send);
            }
            catch (RpcException error) when (Violation.AllOf(error) is { Count: > 0 } violations)
            {
                Console.Error.WriteLine($"{what} godtogs inte:");
                foreach (var violation in violations)
                {
                    Console.Error.WriteLine($"  {violation.Field}: {violation.Description}");
                }

                var fields = violations.Select(violation => violation.Field).Distinct().ToList();
                if (corrections == MostCorrections || !fields.All(field => setters.ContainsKey(field) && Ask(field, setters[field])))
                {
                    throw;
                }
            }
        }
    }

    private static bool Ask(string field, Action<string> set)
    {
        Console.Error.Write($"Nytt värde för {field}: ");
        if (Console.ReadLine()?.Trim() is not { Length: > 0 } value)
        {
            return false;
        }

        set(value);
        return true;
    }
}
