namespace Finsam.Transcoding.Problems;

/// <summary>Titles, in Swedish, of problems that no gRPC status tells of.</summary>
internal static class HttpTitle
{
    public static string Of(int status) => status switch
    {
        404 => "Okänd adress",
        405 => "Metoden kan inte användas",
        406 => "Svaret kan inte ges i den formen",
        413 => "För stort",
        415 => "Fel slags innehåll",
        < 500 => "Ogiltig begäran",
        _ => "Internt fel",
    };
}
