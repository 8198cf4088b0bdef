package com.example.shop;

/** Prints the system prompt that the shop's model gets. */
public final class Shop {

    private Shop() {}

    public static void main(String[] arguments) {
        System.out.println(MessageReader.asking(new Rehearsal()).orderNumber("Where is my order 5823?"));
    }
}
