using Finsam.Participants.Domain;

namespace Finsam.Participants.Tests.Domain;

/// <summary>Identity numbers for tests, made up.</summary>
internal static class MadeUpNumbers
{
    /// <summary>A number whose last character is in the place of the check digit.</summary>
    public static string WithCheckDigit(string number) =>
        Enumerable.Range(0, 10).Select(digit => $"{number[..^1]}{digit}").Single(whole => Luhn.IsValid(whole[2..]));
}
