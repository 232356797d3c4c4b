using System.Text;

namespace Finsam.Cli.Cases;

/// <summary>Reads files of a case folder.</summary>
internal static class CaseText
{
    private const int LargestFile = 64 * 1024 * 1024;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes of a UTF-8 file, without a byte order mark.</summary>
    /// <exception cref="CaseException">It can't be read, is too large or isn't UTF-8; the message names the line.</exception>
    public static byte[] ReadBytes(string file)
    {
        var bytes = ReadRaw(file);
        try
        {
            _ = Strict.GetCharCount(bytes);
        }
        catch (DecoderFallbackException e)
        {
            var line = bytes.Take(e.Index).Count(b => b == '\n') + 1;
            throw new CaseException(new CaseProblem(file, line, "", "Raden är inte UTF-8.", "filer i UTF-8, utom SIE"));
        }

        return bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes;
    }

    /// <summary>A file to read from its beginning, however large.</summary>
    /// <exception cref="CaseException">It can't be read.</exception>
    public static FileStream Open(string file)
    {
        try
        {
            return File.OpenRead(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(file, e);
        }
    }

    /// <summary>The text of a UTF-8 file.</summary>
    /// <exception cref="CaseException">As <see cref="ReadBytes"/>.</exception>
    public static string Read(string file) => Encoding.UTF8.GetString(ReadBytes(file));

    /// <summary>The bytes of a file in whatever character set.</summary>
    /// <exception cref="CaseException">It can't be read, or is too large.</exception>
    public static byte[] ReadRaw(string file)
    {
        try
        {
            if (new FileInfo(file) is { Exists: true, Length: > LargestFile })
            {
                throw new CaseException(new CaseProblem(file, 0, "", "Filen är för stor.", $"högst {LargestFile / 1024 / 1024} MiB"));
            }

            return File.ReadAllBytes(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(file, e);
        }
    }

    private static CaseException Unreadable(string file, Exception error) => new(new CaseProblem(
        file, 0, "", error is FileNotFoundException or DirectoryNotFoundException ? "Filen saknas." : error.Message));
}
