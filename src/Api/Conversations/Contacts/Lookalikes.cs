using System.Collections.Frozen;

namespace Marketplace.Conversations;

/// <summary>Small letters of Cyrillic and Greek that nobody tells from Latin ones.</summary>
internal static class Lookalikes
{
    private static readonly FrozenDictionary<char, char> Known =
        "аaеeоoрpсcуyхxіiјjѕsԁdԛqԝwһhгrкkмmтtпnвbαaοoρpνvτtιiκkυuχxεe"
            .Chunk(2)
            .ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    public static char Of(char letter) => Known.GetValueOrDefault(letter, letter);
}
