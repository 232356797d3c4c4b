namespace Finsam.Participants.Domain;

/// <summary>The check digit of identity numbers (ISO/IEC 7812-1, annex B).</summary>
internal static class Luhn
{
    /// <summary>True when the last digit is that of what stands before it. A letter counts as the digits of its ASCII value.</summary>
    public static bool IsValid(string characters)
    {
        var sum = 0;
        var isDoubled = false;
        foreach (var digit in characters.Reverse().SelectMany(DigitsFromTheLast))
        {
            var weighted = isDoubled ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
            isDoubled = !isDoubled;
        }

        return sum % 10 == 0;
    }

    private static IEnumerable<int> DigitsFromTheLast(char character) =>
        char.IsAsciiDigit(character) ? [character - '0'] : [character % 10, character / 10];
}
