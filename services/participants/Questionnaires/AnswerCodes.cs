using System.Security.Cryptography;
using System.Text;
using Finsam.Participants.Identity;

namespace Finsam.Participants.Questionnaires;

/// <summary>
/// Makes codes, and what is stored of them. A code is made from the request that asked for it under a key of the service's own, so that the same
/// request gets the same code again without any being kept; what is kept is a keyed hash, of no use to whoever has the database alone.
/// </summary>
internal sealed class AnswerCodes(KeyFolder folder)
{
    private const string KeyName = "answer-codes";

    // Letters and digits that are not mistaken for each other (Crockford's base 32); 60 bits.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int BitsOfLetter = 5;
    private const int Letters = 12;
    private const int LettersOfGroup = 4;
    private const int LongestCode = 40;

    private readonly byte[] _key = folder.ReadKey(KeyName);

    /// <summary>The codes of a request, such as <c>7K3M-9QXT-2BHD</c>.</summary>
    public IReadOnlyList<string> Of(string forbund, string round, string requestId, int count) =>
        [.. Enumerable.Range(0, count).Select(index => Write(Keyed($"issue/{forbund}/{round}/{index}/{requestId}")))];

    /// <summary>What stands for a code in the database.</summary>
    public byte[] HashOf(string forbund, string round, string code) => Keyed($"code/{forbund}/{round}/{Letter(code)}");

    /// <summary>What stands for the request that used a code.</summary>
    public byte[] MarkOf(string forbund, string round, string code, string requestId) =>
        Keyed($"use/{forbund}/{round}/{Letter(code)}/{requestId}");

    private byte[] Keyed(string text) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text));

    private static string Write(byte[] hash)
    {
        var bits = BitConverter.ToUInt64(hash);
        var code = new StringBuilder();
        for (var i = 0; i < Letters; i++)
        {
            code.Append(i > 0 && i % LettersOfGroup == 0 ? "-" : "").Append(Alphabet[(int)(bits & ((1 << BitsOfLetter) - 1))]);
            bits >>= BitsOfLetter;
        }

        return code.ToString();
    }

    // As people write it: O for 0, I and L for 1, in any case, with whatever between the groups.
    private static string Letter(string code) => code.Length > LongestCode ? "" : string.Concat(code.ToUpperInvariant()
        .Where(char.IsAsciiLetterOrDigit)
        .Select(letter => letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter }));
}
