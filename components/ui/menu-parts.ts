"use client";
import { DropdownMenu } from "radix-ui";

/** What an open menu is made of, as one module that can be loaded late. */
export const { Root, Trigger, Portal, Content, Item, CheckboxItem, ItemIndicator, Separator, Label } = DropdownMenu;
