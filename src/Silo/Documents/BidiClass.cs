namespace Marketplace.Documents;

/// <summary>The bidirectional character types of Unicode, by their short names in UAX #9, table 4, but for those of embeddings and overrides.</summary>
internal enum BidiClass
{
    /// <summary>Neutral: most signs and symbols.</summary>
    ON,

    /// <summary>Read from the left: Latin, Greek, Cyrillic, Han.</summary>
    L,

    /// <summary>Read from the right: Hebrew.</summary>
    R,

    /// <summary>Read from the right, with numbers of their own: Arabic.</summary>
    AL,

    /// <summary>European digits.</summary>
    EN,

    /// <summary>Plus and minus.</summary>
    ES,

    /// <summary>What stands beside numbers: currencies, per cent.</summary>
    ET,

    /// <summary>Arabic digits.</summary>
    AN,

    /// <summary>What separates parts of a number.</summary>
    CS,

    /// <summary>Marks on the character before.</summary>
    NSM,

    /// <summary>Invisible.</summary>
    BN,

    /// <summary>White space.</summary>
    WS,

    /// <summary>Begins an isolate that reads from the left.</summary>
    LRI,

    /// <summary>Begins an isolate that reads from the right.</summary>
    RLI,

    /// <summary>Begins an isolate that reads as its first strong character does.</summary>
    FSI,

    /// <summary>Ends an isolate.</summary>
    PDI,
}
