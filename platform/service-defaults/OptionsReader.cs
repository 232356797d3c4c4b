using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace Finsam.ServiceDefaults;

/// <summary>Reads and checks options while a service is being built, when they decide what is registered.</summary>
public static class OptionsReader
{
    /// <summary>The options of a section.</summary>
    /// <exception cref="InvalidOperationException">Something is missing or out of range; the message names each environment variable.</exception>
    public static T ReadChecked<T>(this IConfiguration configuration, string section)
        where T : class, new()
    {
        var options = configuration.GetSection(section).Get<T>() ?? new T();
        var problems = new List<ValidationResult>();
        if (Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true))
        {
            return options;
        }

        var prefix = section.Replace(":", "__", StringComparison.Ordinal);
        throw new InvalidOperationException("Bad configuration: " + string.Join(" ", problems.Select(problem =>
            $"{prefix}__{problem.MemberNames.FirstOrDefault()}: {problem.ErrorMessage}")));
    }
}
